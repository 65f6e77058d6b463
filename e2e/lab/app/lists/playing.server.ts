/** A page that goes on by itself as long as it is not loaded again, such as a film. */
const page = `<!doctype html>
<meta charset="utf-8">
<title>Film</title>
<output>0</output>
<script>
  const output = document.querySelector('output')
  setInterval(() => output.textContent++, 20)
</script>`

export function answerPlaying(): Response {
  return new Response(page, { headers: { 'content-type': 'text/html' } })
}
