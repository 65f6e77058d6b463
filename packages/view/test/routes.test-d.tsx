// Types only, never run.
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { z } from 'zod'
import {
  live,
  LiveRender,
  liveView,
  notFound,
  toPath,
  type MountContext,
  type PathParams,
  type SearchParams,
} from '../src/index.ts'

type Same<One, Other> =
  (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2
    ? true
    : false
const same = <One, Other>(_: Same<One, Other>): void => undefined

describe('PathParams', () => {
  it('[NAV-01] names what a pattern has', () => {
    same<PathParams<'/'>, {}>(true)
    same<PathParams<'/users/:id'>, { id: string }>(true)
    same<PathParams<'/users/:id/posts/:post'>, { id: string; post: string }>(true)
    same<PathParams<'/users/:id?'>, { id?: string }>(true)
    same<PathParams<'/photos/:name.png'>, { name: string }>(true)
    same<PathParams<'/photos/:name?.png'>, { name?: string }>(true)
    same<PathParams<'/files/*'>, { '*': string }>(true)
    same<PathParams<'/:who/files/*?'>, { who: string; '*'?: string }>(true)
    same<PathParams<string>, Record<string, string>>(true)
  })
})

const user = liveView({
  params: z.object({ id: z.coerce.number().int() }),
  search: z.object({ page: z.coerce.number().default(1), tag: z.array(z.string()).optional() }),
  mount({ params, search, url }) {
    same<typeof params, { id: number }>(true)
    same<typeof search, { page: number; tag?: string[] | undefined }>(true)
    return { id: params.id, page: search.page, at: url.pathname }
  },
  handleParams(socket, params, url, search) {
    same<typeof params, { id: number }>(true)
    same<typeof search, { page: number; tag?: string[] | undefined }>(true)
    socket.assign({ id: params.id, page: search.page, at: url.pathname })
    // @ts-expect-error the assigns are still inferred from `mount`
    socket.assign({ id: String(params.id) })
  },
  render: ({ id, page }) => id + page,
})

const plain = liveView({
  mount({ params, search, props }: MountContext<{ label: string }>) {
    same<typeof params, Record<string, string>>(true)
    same<typeof search, SearchParams>(true)
    const name: string = params['name'] ?? notFound()
    return { name: name + props.label }
  },
  handleParams(_socket, params, _url, search) {
    same<typeof params, Record<string, string>>(true)
    same<typeof search, SearchParams>(true)
  },
  render: ({ name }) => name,
})
void (<LiveRender view={plain} id="plain" props={{ label: 'A' }} />)

const late = liveView({
  params: v.pipeAsync(
    v.object({ id: v.string() }),
    v.transformAsync(async ({ id }) => ({ id: await Promise.resolve(id.length) })),
  ),
  onMount: [
    // One hook serves views of any schema: it gets what is written.
    ({ params, search }) => {
      same<typeof params, Record<string, string>>(true)
      same<typeof search, SearchParams>(true)
    },
  ],
  mount({ params }) {
    same<typeof params, { id: number }>(true)
    return { id: params.id }
  },
  render: ({ id }) => id,
})

const tab = liveView({
  params: z.object({ tab: z.enum(['posts', 'likes']).optional() }),
  mount: ({ params }) => ({ tab: params.tab ?? 'posts' }),
  render: ({ tab: shown }) => shown,
})
const counted = liveView({
  params: z.object({ id: z.number() }),
  mount: ({ params }) => ({ id: params.id }),
  render: ({ id }) => id,
})

const at = <View,>(view: View) => Promise.resolve({ default: view })

describe('live', () => {
  it('[NAV-01] takes views whose schemas ask for what the path has', () => {
    live('/users/:id', () => at(user))
    live('/:org/users/:id', () => at(user))
    live('/users/:id', () => at(late))
    live('/users/:id', () => at(plain))
    live('/users', () => at(plain))
    live('/users/:tab?', () => at(tab))
    live('/users/:tab', () => at(tab))
    live('/users', () => at(tab))
    live('/users' as string, () => at(user))
  })
  it('[NAV-01] takes no others', () => {
    // @ts-expect-error the path has no `id`
    live('/users', () => at(user))
    // @ts-expect-error the path calls it `user`
    live('/users/:user', () => at(user))
    // @ts-expect-error `id` may not be there
    live('/users/:id?', () => at(late))
    // @ts-expect-error what a path has is text
    live('/users/:id', () => at(counted))
  })
})

describe('toPath', () => {
  it('[NAV-01] wants the values that the path names', () => {
    toPath('/users')
    toPath('/users', {}, { page: 2 })
    toPath('/users/:id', { id: 7 }, { page: 2, tag: ['a', 'b'], all: true, none: undefined })
    toPath('/users/:id/*?', { id: 7n })
    toPath('/users/:id/*?', { id: 'ana', '*': 'a/b' })
    toPath('/users/:id?', { id: Math.random() > 2 ? 'x' : undefined })
    // @ts-expect-error `id` is missing
    toPath('/users/:id')
    // @ts-expect-error `id` is missing
    toPath('/users/:id', {})
    // @ts-expect-error there is no such segment
    toPath('/users/:id', { id: 7, name: 'ana' })
    // @ts-expect-error an object is no part of a path
    toPath('/users/:id', { id: { text: 'x' } })
    // @ts-expect-error nor is it one of a search
    toPath('/users/:id', { id: 7 }, { page: { at: 2 } })
  })
})
