/** The difference between the halves, as their author wrote it. */
export function HowItWorks() {
  return (
    <section class="panel" aria-labelledby="how">
      <header>
        <h2 id="how">The difference</h2>
      </header>
      <div class="body">
        <pre tabIndex={0} aria-label="Code of the half with a stash">
          <code>
            {'liveView({\n'}
            <mark>{'  async mount({ recover }) {\n    const saved = await recover(Saved)'}</mark>
            {'    return { ...first, ...saved.assigns }\n  },\n'}
            <mark>{"  stash: { keys: ['note', 'count', …] },"}</mark>
            {'  events, handleEvent, render,\n})'}
          </code>
        </pre>
        <p>
          The server seals what a view names, and the browser keeps it. The next instance, in the
          next process, begins with it. No database, nothing stored on the server.
        </p>
        <p>
          A lost connection needs none of that: the instance waits 30 seconds for its page, and both
          halves go on.
        </p>
      </div>
    </section>
  )
}
