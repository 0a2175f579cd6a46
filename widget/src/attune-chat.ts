/** <attune-chat>: the chat as one element. It knows the protocol and nothing else of the server. */

import { LitElement, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Connection } from "./connection";
import { isCrisis, isQuestion, type BotMessage, type Choice } from "./protocol";
import { style } from "./style";

interface Line {
  text: string;
  mine: boolean;
  crisis: boolean;
}

const WORDS = {
  typing: "Writing…",
  offline: "No connection. What you write is kept and sent later.",
  label: "Your message",
  send: "Send",
  progress: "How far along you are",
};

@customElement("attune-chat")
export class AttuneChat extends LitElement {
  static styles = style;

  /** Where the server is; the page's own origin by default. */
  @property() server = location.origin;
  /** The clinic's name, shown on top. */
  @property() clinic = "Attune";
  /** ISO 3166-1 alpha-2, for the right help lines. */
  @property() country = "";

  @state() private lines: Line[] = [];
  @state() private choices: Choice[] = [];
  @state() private progress: { answered: number; expected: number } | null = null;
  @state() private online = true;
  @state() private waiting = false;

  private connection: Connection | null = null;

  connectedCallback(): void {
    super.connectedCallback();
    const metadata: Record<string, string> = {
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    if (this.country) metadata.country = this.country;
    this.connection = new Connection(
      this.server,
      metadata,
      (message) => this.hear(message),
      (online) => (this.online = online),
    );
    this.connection.send("hello");
    this.waiting = true;
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.connection?.close();
  }

  render() {
    return html`
      <header>
        <h1>${this.clinic}</h1>
      </header>
      ${this.progress
        ? html`<progress
            aria-label=${WORDS.progress}
            max=${this.progress.expected}
            value=${this.progress.answered}
          ></progress>`
        : nothing}
      <div class="log" role="log" aria-live="polite" tabindex="0">
        ${this.lines.map(
          (line) =>
            html`<div class="said ${line.mine ? "mine" : ""} ${line.crisis ? "crisis" : ""}">
              ${line.text}
            </div>`,
        )}
        ${this.choices.length
          ? html`<div class="choices" role="group">
              ${this.choices.map(
                (choice) =>
                  html`<button type="button" @click=${() => this.tap(choice)}>
                    ${choice.title}
                  </button>`,
              )}
            </div>`
          : nothing}
        ${this.waiting ? html`<div class="said">${WORDS.typing}</div>` : nothing}
        ${this.online ? nothing : html`<div class="said" role="status">${WORDS.offline}</div>`}
      </div>
      <form @submit=${this.submit}>
        <label class="hidden" for="words">${WORDS.label}</label>
        <textarea id="words" rows="1" maxlength="2000" @keydown=${this.key}></textarea>
        <button type="submit">${WORDS.send}</button>
      </form>
    `;
  }

  updated(): void {
    const log = this.renderRoot.querySelector(".log");
    if (log) log.scrollTop = log.scrollHeight;
  }

  private hear(message: BotMessage): void {
    this.waiting = false;
    if (message.text) {
      this.lines = [...this.lines, { text: message.text, mine: false, crisis: false }];
      this.choices = message.quick_replies ?? [];
    }
    if (!message.custom) return;
    if (isQuestion(message.custom)) this.progress = message.custom.progress;
    if (isCrisis(message.custom)) this.markCrisis();
  }

  private markCrisis(): void {
    const last = this.lines[this.lines.length - 1];
    if (last) this.lines = [...this.lines.slice(0, -1), { ...last, crisis: true }];
  }

  private tap(choice: Choice): void {
    this.say(choice.title, choice.payload);
  }

  private say(shown: string, sent: string): void {
    this.lines = [...this.lines, { text: shown, mine: true, crisis: false }];
    this.choices = [];
    this.waiting = true;
    this.connection?.send(sent);
  }

  private submit(event: Event): void {
    event.preventDefault();
    const box = this.renderRoot.querySelector("textarea");
    const words = box?.value.trim();
    if (!box || !words) return;
    box.value = "";
    this.say(words, words);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.shiftKey) this.submit(event);
  }
}
