/** The line to the server: one session, messages with an id each, sent again until acknowledged. */

import { io, Socket } from "socket.io-client";
import type { BotMessage } from "./protocol";

interface Waiting {
  message: string;
  id: string;
}

export class Connection {
  private socket: Socket;
  private session: string | null = null;
  private waiting: Waiting[] = [];

  constructor(
    url: string,
    private readonly metadata: Record<string, string>,
    private readonly onMessage: (message: BotMessage) => void,
    private readonly onState: (online: boolean) => void,
  ) {
    this.socket = io(url, { path: "/socket.io", transports: ["websocket", "polling"] });
    this.socket.on("connect", () => {
      this.socket.emit("session_request", { session_id: this.session });
    });
    this.socket.on("session_confirm", (key: string) => {
      this.session = key;
      this.onState(true);
      for (const each of this.waiting) this.emit(each);
    });
    this.socket.on("disconnect", () => this.onState(false));
    this.socket.on("bot_uttered", (message: BotMessage) => this.onMessage(message));
  }

  /** Send words, or the payload of a button; kept until the server has them. */
  send(message: string): void {
    const one = { message, id: crypto.randomUUID() };
    this.waiting.push(one);
    if (this.session && this.socket.connected) this.emit(one);
  }

  close(): void {
    this.socket.close();
  }

  private emit(one: Waiting): void {
    const body = {
      session_id: this.session,
      message: one.message,
      metadata: { ...this.metadata, message_id: one.id },
    };
    this.socket.emit("user_uttered", body, () => {
      this.waiting = this.waiting.filter((other) => other.id !== one.id);
    });
  }
}
