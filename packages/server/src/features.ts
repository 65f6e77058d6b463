// A server renders any view, so it has every feature that a render may need.
import { createFormView, features, formProps, shown } from '@livejsx/view/internal'
import { createFormHandle } from './forms/form-handle.ts'
import { defineHandle } from './live-values.ts'

features.formProps = formProps
features.shown = shown
features.values['form'] = createFormView

defineHandle('form', createFormHandle)
