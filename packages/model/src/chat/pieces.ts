/** A conversation's text around what is said: what the guest needs to go on from turn to turn by itself. */
export interface ChatPieces {
  /** Whether they are a template's, with turns that end; else the model goes on with what is typed. */
  readonly template: boolean;
  readonly pieces: {
    /** Before what is said first: the beginning, the system's part. */
    readonly opening: string;
    /** Between what is said and the reply. */
    readonly reply: string;
    /** Between a reply and what is said next. */
    readonly next: string;
  };
}
