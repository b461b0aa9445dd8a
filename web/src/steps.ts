/** The way from ink to answer in five steps. */
export const STEPS = ["input", "sums", "sigmoid", "output", "answer"] as const;

export type Step = (typeof STEPS)[number];
