export { carry, type Carried } from './carry.ts'
export { decode, encode } from './codec.ts'
export { diff } from './diff.ts'
export { describeError, errorTable, LiveError } from './errors.ts'
export type { ErrorCode, ErrorDetails, LiveErrorOptions } from './errors.ts'
export type { Json, JsonObject } from './json.ts'
export { limits, maxQueuedEvents, maxTokenLength, silenceTimeoutMs } from './limits.ts'
export { isExternalTarget, isLocalPath, isWebAddress } from './local-path.ts'
export { flashCookieName, isAllowed, windowEvents } from './messages.ts'
export type {
  AddressMessage,
  BrowserMessage,
  ByeMessage,
  ByeReason,
  ClearMessage,
  DurableMessage,
  ErrorMessage,
  EventMessage,
  FailedMessage,
  JoinDetails,
  JoinedDetails,
  JoinedMessage,
  JoinHow,
  JoinMessage,
  LeaveMessage,
  ListOperation,
  OtherAnswer,
  Patch,
  PartMessage,
  PatchMessage,
  PushMessage,
  NavigateMessage,
  NumberedMessage,
  RecallMessage,
  RedirectMessage,
  RefusedMessage,
  SeenMessage,
  ServerMessage,
  StashedAnswer,
  StashHint,
  StashLevel,
  StashMessage,
  StoredMessage,
  ViewState,
  WindowEvent,
} from './messages.ts'
export { parseBrowserMessage, parseServerMessage } from './parse.ts'
export { applyPatch, listVerbs, type ListVerb } from './patch.ts'
export { isPlainObject } from './plain.ts'
export { pointerTo } from './pointer.ts'
export { idOfEntry, itemOfEntry, ownId, streamEntry, type StreamEntry } from './stream-entries.ts'
export { dropEntries, limitEntries, putEntries, streamVerbs } from './stream-verbs.ts'
export { PROTOCOL_VERSION } from './version.ts'
export { measure } from './measure.ts'
