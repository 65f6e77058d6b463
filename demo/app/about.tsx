import { themeScript } from './theme.ts'
import fonts from './styles/fonts.css?inline'
import tokens from './styles/tokens.css?inline'
import styles from './styles/about.css?inline'

/** What this demo is: a plain page, without a live view and without a script of its own. */
export function About({ nonce }: { nonce: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>About · LiveJSX Dashboard</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: themeScript }} />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: tokens + fonts + styles }} />
      </head>
      <body>
        <main>
          <nav aria-label="Pages">
            <a href="/">Dashboard</a> <a href="/survive">Nothing is lost</a>{' '}
            <a href="/products">Products</a> <a href="/mail">Mail</a> <a href="/board">Board</a>{' '}
            <a href="/table">Table</a> <a href="/settings">Settings</a>
          </nav>
          <h1>About this demo</h1>
          <p>
            One process reads this machine and publishes a sample. Every open window is a live view
            on the server: it holds what its visitor chose, takes the sample, and sends its browser
            the values that changed. Each widget is a live component with a state and events of its
            own. The page itself is rendered from the same components on both sides, so it shows
            real readings before any script has run.
          </p>
          <h2>Try</h2>
          <ul>
            <li>Open it in two windows and change the interval in one of them.</li>
            <li>
              Sort the processes, or change what the CPU widget shows: the price in its corner says
              that only this widget was sent.
            </li>
            <li>Edit the layout: drag widgets, move them by keys, add a second one, undo.</li>
            <li>Break the fault lab in each of its three ways, and watch the rest go on.</li>
            <li>
              Filter the products, go back and forward, and send the address to somebody. Choose
              another colour on the page of one.
            </li>
            <li>
              Read the mail by keys alone; “?” names them. Archive a letter at 2 s of latency, and
              take it back.
            </li>
            <li>
              Open the board in two windows and drag a card. Move the one that Joel has locked: it
              goes at once, and comes back alone.
            </li>
            <li>
              Set the latency to 2 s each way, and type in the table while ten sales a second come
              in.
            </li>
            <li>
              Edit the settings in two windows: what the other one saves arrives where you have not
              typed.
            </li>
            <li>
              Cut the connection, kill the server and deploy a new version by the buttons above the
              readings. <a href="/survive">One page</a> compares what a view without a stash loses
              by it.
            </li>
            <li>Turn scripts off: the figures are there, and the settings can be saved.</li>
          </ul>
          <h2>The numbers</h2>
          <p>
            They come from <code>/proc</code>, <code>node:os</code> and <code>node:perf_hooks</code>
            . What the system does not tell is shown as “–”. Clock times are the machine's.
          </p>
        </main>
      </body>
    </html>
  )
}
