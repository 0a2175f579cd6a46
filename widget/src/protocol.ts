/** The messages that cross the boundary, as docs/protocol describes them; nothing is drawn here. */

export interface Choice {
  title: string;
  payload: string;
}

export interface Resource {
  name: string;
  contact: string;
  hours: string;
  url: string | null;
}

export interface Question {
  kind: "question";
  item: string;
  section: string;
  type: string;
  progress: { answered: number; expected: number };
  why: string;
}

export interface Crisis {
  kind: "crisis";
  category: string;
  resources: Resource[];
  resumable: boolean;
}

export type Custom = Question | Crisis | { kind: string };

/** What the server sends with one `bot_uttered` event. */
export interface BotMessage {
  text?: string;
  quick_replies?: Choice[];
  custom?: Custom;
}

export const isQuestion = (custom: Custom): custom is Question => custom.kind === "question";
export const isCrisis = (custom: Custom): custom is Crisis => custom.kind === "crisis";
