import type { FirstLetter } from './mailbox.server.ts'

const ana = { from: 'Ana Ruiz', address: 'ana@orbit.example' }
const joel = { from: 'Joel Berg', address: 'joel@orbit.example' }
const mika = { from: 'Mika Laine', address: 'mika@orbit.example' }
const noor = { from: 'Noor Haddad', address: 'noor@orbit.example' }
const shop = { from: 'The shop', address: 'orders@shop.example' }
const hour = 60
const day = 24 * hour

/** What is in the mailbox when the server starts. */
export const firstLetters: readonly FirstLetter[] = [
  {
    ...ana,
    minutesAgo: 4,
    isUnread: true,
    subject: 'The wire, one bar a second',
    paragraphs: [
      'I have looked at it for ten minutes now and I think I know what it is: a heartbeat that does not lie. When the server is gone the bars are gone. No spinner has ever told me that much.',
      'Could it be a little larger on the pages where nothing else moves? Not much. The height of a capital letter.',
      'Try it here: set the latency above to two seconds and open the next letter. The list answers at once, and the wire shows when the server has heard of it.',
    ],
  },
  {
    ...joel,
    minutesAgo: 21,
    isUnread: true,
    subject: 'Cold start is at 104 ms',
    paragraphs: [
      'Four to go. Half of what is left is reading certificates, which we could do while the first page is being made.',
      'The card on the board stays locked until it is under 100 – I have seen that some of you drag it all the same. It comes back. It always does.',
    ],
    figures: [
      { name: 'Modules', value: '46.2', unit: 'ms' },
      { name: 'Certificates', value: '31.8', unit: 'ms' },
      { name: 'First page', value: '26.0', unit: 'ms' },
    ],
  },
  {
    ...noor,
    minutesAgo: 48,
    isUnread: true,
    isFlagged: true,
    subject: 'She was on a train',
    paragraphs: [
      'A customer called. She had filled in the whole settings page between two tunnels, lost the connection three times, and wanted to know which of her changes had been lost.',
      'I looked it up. None. She did not believe me, so I read her own address back to her, the new one.',
      'Can we put that on the front page?',
    ],
  },
  {
    ...mika,
    minutesAgo: 2 * hour + 10,
    subject: 'Who broke the fault lab?',
    paragraphs: [
      'It is meant to be broken. But somebody has broken all three parts at once and left for lunch.',
      'The rest of the page went on as if nothing had happened, which I suppose is the point. I have pressed the buttons.',
    ],
  },
  {
    ...shop,
    minutesAgo: 3 * hour + 5,
    isUnread: true,
    subject: 'Umber shelf: three left',
    paragraphs: [
      'The chalk one. It was fourteen on Monday, so it will be none on Thursday.',
      'Everything that is nearly gone is in the list of products, under “In stock only” and sorted by price. The link has all of that in it, so you can pass it on as it is.',
    ],
  },
  {
    ...ana,
    minutesAgo: 5 * hour,
    subject: 'On the word “loading”',
    paragraphs: [
      'I have counted: the old interface said it in nineteen places. The new one says it in none, because it does not load, it changes.',
      'Where something is really on its way, we show what we know already and leave the rest of its place empty. Nobody has asked what the empty place is.',
    ],
  },
  {
    ...joel,
    minutesAgo: 7 * hour + 20,
    isFlagged: true,
    subject: 'Two nodes behind one address',
    paragraphs: [
      'It works on my desk: two processes, one door, and a visitor who never notices which of them answers.',
      'What does not work is my desk. There is a teapot where the second monitor was. A good teapot, though. It pours without a drop on the cloth.',
    ],
  },
  {
    ...noor,
    minutesAgo: 9 * hour,
    subject: 'Three questions from this morning',
    paragraphs: [
      'One: can I use it without a mouse? Yes. Press the question mark and see.',
      'Two: can two of us work on the same thing? Yes. Open this mailbox in another window, archive a letter there and watch it leave here.',
      'Three: what does it cost? I said I would ask.',
    ],
  },
  {
    ...mika,
    minutesAgo: day + 2 * hour,
    subject: 'Restart tonight at ten',
    paragraphs: [
      'I will restart the server at ten. You do not have to save anything, close anything or tell anybody.',
      'I only mention it because we used to.',
    ],
  },
  {
    ...shop,
    minutesAgo: day + 4 * hour,
    subject: 'Your order: one lantern, one candle',
    paragraphs: [
      'Thank you. The lantern leaves the house today, the candle tomorrow: they are packed by different people who do not get along.',
      'You will get both on Friday.',
    ],
    figures: [
      { name: 'Kelp lantern', value: '63.00', unit: '€' },
      { name: 'Candle', value: '2.50', unit: '€' },
      { name: 'Sum', value: '65.50', unit: '€' },
    ],
  },
  {
    ...ana,
    minutesAgo: day + 6 * hour,
    subject: 'Re: Petrol',
    paragraphs: [
      'No. If the logo gets it, and the headings, and the picture of the month, then nobody will know any more what it means.',
      'It means: this is live, or this is yours. Keep it for that and people will learn it without being told.',
    ],
  },
  {
    ...joel,
    minutesAgo: 2 * day + hour,
    subject: 'A list of ten thousand',
    paragraphs: [
      'I moved one row among ten thousand and looked at what went over the wire. It was shorter than this sentence.',
      'Then I moved it back, to be sure.',
    ],
  },
  {
    ...noor,
    minutesAgo: 2 * day + 5 * hour,
    subject: 'The visitor who turned scripts off',
    paragraphs: [
      'He wrote to complain that it worked.',
      'I have asked him what he had expected. He says: a blank page, and to be right.',
    ],
  },
  {
    ...mika,
    minutesAgo: 3 * day,
    subject: 'Noise in the server room',
    paragraphs: [
      'It was a fan, and it is quiet now. The readings of that night are on the dashboard if you go back far enough, which you cannot, since it keeps five minutes.',
    ],
  },
  {
    ...ana,
    minutesAgo: 3 * day + 3 * hour,
    subject: 'Pictures for the catalogue',
    paragraphs: [
      'They are drawn by the page itself: a colour, a shape, a table to stand on. Sixteen shapes, eight colours, one hundred and twenty-eight pictures, and not one file.',
      'My favourite is the teapot in plum. Do not tell the teapot in soot.',
    ],
  },
  {
    ...shop,
    minutesAgo: 4 * day,
    subject: 'Stocktaking',
    paragraphs: [
      'We counted twice and got the same number both times, which has never happened before. We are counting once more.',
    ],
  },
  {
    ...joel,
    minutesAgo: 5 * day,
    subject: 'Undo',
    paragraphs: [
      'We should ask less and undo more. “Are you sure?” – nobody ever is. But everybody knows it a second later.',
      'Archive this letter and see.',
    ],
  },
  {
    ...noor,
    minutesAgo: 6 * day,
    subject: 'Thank-you card from the night train',
    paragraphs: ['It has a tunnel on it.'],
  },
  {
    ...mika,
    minutesAgo: 8 * day,
    place: 'archive',
    subject: 'Keys to the server room',
    paragraphs: ['They hang where they always hang. Please hang them back there.'],
  },
  {
    ...joel,
    minutesAgo: 9 * day,
    place: 'archive',
    subject: 'First page in one request',
    paragraphs: [
      'The page you see first is made by the code that changes it later. So it is there before any script is, and the script finds nothing to do.',
      'I have written that down because I keep explaining it.',
    ],
  },
  {
    ...ana,
    minutesAgo: 12 * day,
    place: 'archive',
    isFlagged: true,
    subject: 'Eight colours',
    paragraphs: [
      'Clay, ochre, moss, rose, plum, ink, chalk and soot. No blue-green: that one is taken.',
    ],
  },
  {
    ...shop,
    minutesAgo: 15 * day,
    place: 'archive',
    subject: 'Welcome',
    paragraphs: ['You have an account now. There is nothing to do about it.'],
  },
]
