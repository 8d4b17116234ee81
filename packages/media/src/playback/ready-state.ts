// The values of HTMLMediaElement.readyState. Read from that class they would make this package fail in Node.

/** The duration and the size of the frame are known. */
export const haveMetadata = 1;
/** There is a frame for the current position, and none for the next. */
export const haveCurrentData = 2;
/** It can continue, for a moment at least. */
export const haveFutureData = 3;
