/**
 * Freezes a value and what it holds, so that a change in place throws where it is made instead of
 * being lost: states are compared by reference. Parts that are frozen already are not walked again.
 * Maps, Sets and bytes have no such protection in JavaScript.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (ArrayBuffer.isView(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}
