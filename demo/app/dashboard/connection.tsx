import { Icon } from './icon.tsx'
import { Still } from './still.tsx'

/** Says whether the page is connected: a word, a shape, a colour; and what happened to it. */
export function Connection() {
  return (
    <div class="connection" hook={() => import('./connection.client.ts')}>
      <Still>
        {/* Which word is shown follows from `<html data-live-connection>`, in the style sheet. */}
        <p role="status">
          <span class="dot" />
          <span class="word for-connecting">Connecting</span>
          <span class="word for-joined">Connected</span>
          <span class="word for-offline">Reconnecting</span>
          <span class="word for-failed">Not connected</span>
          <span class="word for-static">Not live</span>
        </p>
        <div class="banner" role="status" data-live-status hidden>
          <Icon name="redo" />
          <p>
            <b class="for-offline">Reconnecting.</b>
            <b class="for-failed">The server refuses this page.</b> Readings are held as they were.
          </p>
          <a class="button for-failed" href="">
            Load the page again
          </a>
        </div>
        <div class="banner news" role="status" hidden>
          <Icon name="deploy" />
          <p>
            <b>A new version is there.</b> This page goes on with its own.
          </p>
          <button class="button news-load" type="button">
            Load it
          </button>
          <button
            class="button is-quiet is-square news-close"
            type="button"
            aria-label="Stay with this one"
          >
            <Icon name="close" />
          </button>
        </div>
        <div class="toast" role="status" hidden>
          <Icon name="check" />
          <p>
            <b>Back</b> after <span class="toast-time" />
          </p>
        </div>
      </Still>
    </div>
  )
}
