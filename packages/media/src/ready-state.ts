// The steps of HTMLMediaElement.readyState. Read from the class they would keep this package from being imported in Node.

/** The length and the size of the frame are known. */
export const haveMetadata = 1;
/** There is a frame for this moment, and none for the next. */
export const haveCurrentData = 2;
/** It can go on, for a moment at least. */
export const haveFutureData = 3;
