// A server renders any view, so it has every feature that a render may need.
import {
  createFormView,
  createStreamView,
  features,
  formProps,
  shown,
} from '@livejsx/view/internal'
import { createFormHandle } from './forms/form-handle.ts'
import { defineHandle } from './live-values.ts'
import { createStreamHandle } from './streams/stream-handle.ts'

features.formProps = formProps
features.shown = shown
features.values['form'] = createFormView
features.values['stream'] = createStreamView

defineHandle('form', createFormHandle)
defineHandle('stream', createStreamHandle)
