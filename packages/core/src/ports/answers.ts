/** What an answer is made of: one cluster and its parts, or, without an id, which clusters the team has and how they stand. */
export interface AnswerSource {
  teamId: string;
  clusterId: string | null;
}

export interface ReadAnswer {
  /** Shared by all who ask: nobody changes it. */
  value: unknown;
  /** The value as it is sent. */
  json: string;
  /** null: nobody can tell when it changes, so it is not kept. */
  madeOf: AnswerSource | null;
}

/** Answers that were read and still hold. */
export interface AnswerCache {
  /**
   * The kept answer, when nothing that it is made of has changed up to this call, in whatever process; else what `read` finds. Concurrent
   * askers share one read. What `read` throws goes through, and is not kept.
   */
  get(key: string, read: () => Promise<ReadAnswer>): Promise<Pick<ReadAnswer, "value" | "json">>;
}
