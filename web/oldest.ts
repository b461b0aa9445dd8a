/** The oldest browsers that are built for; README says which feature each of them is from. */
export const OLDEST = ["chrome108", "firefox114", "safari16.4"];
