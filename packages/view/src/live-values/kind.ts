/** Tells live values apart in types; no such property exists at run time. */
export declare const kind: unique symbol
