/**
 * Runs in `<head>` before anything is painted, so that a chosen theme does not flash. It is a
 * string because a script file would be waited for.
 */
export const themeScript = `try{const t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}`

/** Lets every `[data-theme-toggle]` switch between day and night, and remembers the choice. */
export function startThemeToggle(): void {
  const root = document.documentElement
  addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('[data-theme-toggle]') === null) return
    const isDark = getComputedStyle(root).getPropertyValue('--is-dark').trim() === '1'
    root.dataset['theme'] = isDark ? 'light' : 'dark'
    try {
      localStorage.setItem('theme', root.dataset['theme'])
    } catch {
      // Storage is refused: the choice lasts as long as the page.
    }
  })
}
