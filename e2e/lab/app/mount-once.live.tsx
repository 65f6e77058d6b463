import { liveView } from 'livejsx'
import { record } from './record.server.ts'
import { keyOf, topicOf } from './topic.ts'

/** Tells how often it was mounted, and where. */
export default liveView({
  async mount({ url, connected, subscribe }) {
    const key = keyOf(url)
    subscribe(topicOf(key))
    const words = await loadWords(key)
    const by = `${process.env['LAB_NAME'] ?? 'lab'} over ${connected ? 'socket' : 'http'}`
    return { key, words, by, news: [] as string[], likes: 0 }
  },
  handleInfo: {
    news: (socket, text: string) => socket.update('news', (news) => [...news, text]),
  },
  handleEvent: {
    like: (socket) => socket.update('likes', (likes) => likes + 1),
  },
  terminate: ({ assigns }, reason) => record(assigns.key, reason),
  title: () => 'Mount once',
  render({ words, by, news, likes }, live) {
    return (
      <main>
        <h1>Mount once</h1>
        <p id="by">{by}</p>
        <button onClick={live.on('like')}>Likes: {likes}</button>
        <ul id="news">
          {news.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{words.join(' ')}</p>
      </main>
    )
  },
})

/** As from a database that notes what it is asked. */
async function loadWords(key: string): Promise<string[]> {
  record(key, 'loaded')
  await Promise.resolve()
  return Array.from({ length: 200 }, (_, at) => `word ${at}`)
}
