import { heights, widths, type Size, type WidgetKind } from './layout-item.ts'

/** What the gallery tells of a kind of widget, and how large it may be. */
export interface CatalogueEntry {
  readonly title: string
  /** One sentence. */
  readonly about: string
  readonly size: Size
  readonly sizes: {
    readonly columns: readonly Size['columns'][]
    readonly rows: readonly Size['rows'][]
  }
}

const anySize = { columns: widths, rows: heights }

/** All kinds of widgets, in the order of the gallery. */
export const catalogue: Readonly<Record<WidgetKind, CatalogueEntry>> = {
  vitals: {
    title: 'Vitals',
    about: 'Six readings that tell whether the machine is well.',
    size: { columns: 12, rows: 4 },
    sizes: { columns: [12], rows: [4, 5] },
  },
  cpu: {
    title: 'CPU',
    about: 'User, system and waiting time, and every core.',
    size: { columns: 5, rows: 8 },
    sizes: { columns: widths, rows: [5, 8, 10, 12] },
  },
  memory: {
    title: 'Memory',
    about: 'Where the memory goes: the machine’s and this process’s.',
    size: { columns: 3, rows: 8 },
    sizes: { columns: widths, rows: [5, 8, 10] },
  },
  network: {
    title: 'Network',
    about: 'What goes through the main interface.',
    size: { columns: 4, rows: 4 },
    sizes: anySize,
  },
  disk: {
    title: 'Disk',
    about: 'What the disks read and write.',
    size: { columns: 4, rows: 4 },
    sizes: anySize,
  },
  reading: {
    title: 'Reading',
    about: 'One value, large, with a limit of your choice.',
    size: { columns: 3, rows: 4 },
    sizes: { columns: [3, 4, 5, 6], rows: [4, 5] },
  },
  processes: {
    title: 'Processes',
    about: 'The programs that run, sorted and filtered as you like.',
    size: { columns: 7, rows: 10 },
    sizes: { columns: [5, 6, 7, 8, 12], rows: [8, 10, 12] },
  },
  windows: {
    title: 'Live views',
    about: 'The windows that look at this dashboard right now.',
    size: { columns: 5, rows: 5 },
    sizes: { columns: [4, 5, 6, 7, 8, 12], rows: [5, 8, 10] },
  },
  log: {
    title: 'Events',
    about: 'What has happened on this server.',
    size: { columns: 5, rows: 5 },
    sizes: anySize,
  },
  modules: {
    title: 'Largest modules',
    about: 'Takes the server a while: it loads beside the page, and stops when you remove it.',
    size: { columns: 4, rows: 8 },
    sizes: { columns: [3, 4, 5, 6, 7, 8], rows: [5, 8, 10, 12] },
  },
  fault: {
    title: 'Fault lab',
    about: 'Breaks on purpose, in three ways. Everything else goes on.',
    size: { columns: 12, rows: 5 },
    sizes: { columns: [6, 7, 8, 12], rows: [5, 8] },
  },
}
