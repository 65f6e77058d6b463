/** A dialog of the page's own, in place of the browser's. */
export function Question() {
  return (
    <dialog id="question">
      <form method="dialog">
        <p />
        <p class="row">
          <button value="yes">Yes</button>
          <button value="no">No</button>
        </p>
      </form>
    </dialog>
  )
}

/** Asks in that dialog. */
export function ask(question: string): Promise<boolean> {
  const dialog = document.querySelector('#question') as HTMLDialogElement
  const text = dialog.querySelector('p')
  if (text !== null) text.textContent = question
  dialog.returnValue = 'no'
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true })
  })
}
