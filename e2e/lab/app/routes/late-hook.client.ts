import { defineHook } from 'livejsx'

export default defineHook({
  mounted() {
    this.el.dataset['state'] = 'here'
  },
})
