import type { ViewObject } from '@livejsx/view'
import type { PageLink } from '../page-link.ts'
import type { Replica, ReplicaHost } from '../replica.ts'

/** What going from view to view needs of its page. */
export interface NavigationHost {
  /** Element around the HTML of the page's view. */
  readonly root: Element
  readonly link: PageLink
  /** Loads the code of a view. */
  load(view: string): Promise<ViewObject>
  /** What the replica of a view of the page's routes does to the page. */
  sideOf(number: number): ReplicaHost
  /** Shows a view in the page, whose replica has joined or is going to. */
  mount(number: number, view: ViewObject, assigns: object, replica: Replica): void
}
