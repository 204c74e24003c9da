/** What became of one edit, beside the text. */
export interface Change {
    /** The name of what it made; of a clone of several, all of them. */
    readonly created?: string | readonly string[];
    /** What else happened, or is left to do: sentences for the person. */
    readonly notes?: readonly string[];
}
