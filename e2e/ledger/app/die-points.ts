/** Where on the way of an event its process can be made to die. */
export const diePoints = ['received', 'written', 'committed', 'answered'] as const
