/** How many points the network sees each way; Python's is `SIDE` in drawing.py. */
export const SIDE = 28;
