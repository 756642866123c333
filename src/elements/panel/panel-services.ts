import "../../i18n/en-later.ts";
import { hostConversation } from "../../chat/host-items.ts";
import type { Responder } from "../../chat/responder.ts";
import { Announcer, NewsReader } from "../../controllers/announcer.ts";
import { plural } from "../../i18n/plural.ts";
import { persist } from "../../session/persist.ts";
import type { ChatItem, LeadSession, MessageItem, SessionState } from "../../session/session-types.ts";
import { describeNews } from "./describe-news.ts";
import type { PanelHost } from "./mount-panel.ts";
import type { LeadChatPanel } from "./panel.ts";

/** Milliseconds before the replies are fetched: the first message is captured and shown without them in its way. */
const REPLY_AFTER = 400;

/** What goes on around a panel: what is new is said, counted and marked, and answered by the host's rules. */
export class PanelServices {
  readonly #host: PanelHost;
  readonly #panel: LeadChatPanel;
  readonly #isFirst: () => boolean;
  readonly #before: number;
  readonly #news = new NewsReader();
  readonly #announcer: Announcer;
  #responder: Promise<Responder> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Each ends a wait for a person. */
  readonly #waits = new Set<() => void>();
  /** Ids of messages that this page answers, or leaves to somebody. */
  readonly #answered = new Set<string>();
  /** Whether the conversation was there when it was last looked at. */
  #isUp = false;
  #unread = 0;
  #ended = false;

  /**
   * @param host the element
   * @param panel drawn before this is used
   * @param options.isFirst whether this element speaks for its session: of several of one namespace one does
   * @param options.unread how many messages were unread when the page was loaded
   * @param options.state of the session when this was asked for: what is there then is no news
   */
  constructor(
    host: PanelHost,
    panel: LeadChatPanel,
    options: { isFirst: () => boolean; state: SessionState; unread: number },
  ) {
    this.#host = host;
    this.#panel = panel;
    this.#isFirst = options.isFirst;
    this.#before = options.unread;
    this.#news.read(options.state);
    this.#announcer = new Announcer(() => panel.status);
    document.addEventListener("visibilitychange", this.#seen);
  }

  /** The session's state has changed. */
  changed(state: SessionState): void {
    const { messages } = this.#panel.config;
    const earlier = messages && hostConversation(messages).ids;
    const news = [...this.#missed(state), ...this.#news.read(state, ({ id }) => earlier?.has(id) ?? false)];
    for (const item of news) this.#announce(item);
    if (news.some((item) => item.type === "message" && item.from === "business")) this.#arrived();
    this.#count(state.unread);
  }

  /** What the business said between the page's load and this panel's: it is what the panel was loaded for. */
  #missed({ phase, items, unread }: SessionState): readonly ChatItem[] {
    if (this.#isUp || phase !== "ready") return [];
    this.#isUp = true;
    void this.#catchUp();
    const count = unread - this.#before;
    const said = items.filter((item) => item.type === "message" && item.from === "business");
    return count > 0 ? said.slice(-count) : [];
  }

  /** The visitor's message is in the conversation: the business may answer by itself. */
  async answer(message: MessageItem): Promise<void> {
    const { session, config } = this.#panel;
    if (message.from !== "visitor" || !this.#isFirst() || !session?.receiveMessage) return;
    // Where the host keeps the conversation, the host answers.
    if (config.messages && !config.replies) return;
    this.#answered.add(message.id);
    try {
      if (session.state.get().transport !== "live") return await this.#reply(session, message);
      const { inTurn } = await persist(() => import("./wait-for-answer.ts"));
      // Where somebody reads along, they answer.
      await inTurn(message, async () => {
        if (!(await this.#isTaken(session, message))) await this.#reply(session, message);
      });
    } catch {
      // The replies could not be fetched this time: the next message tries again.
      this.#responder = undefined;
    }
  }

  async #reply(session: LeadSession, { text }: MessageItem): Promise<void> {
    this.#responder ??= this.#startResponder(session);
    await (await this.#responder).answer(text);
  }

  /** The page in which the visitor last wrote may have been closed before it was clear whether somebody answers. */
  async #catchUp(): Promise<void> {
    const { session, config } = this.#panel;
    if (session?.state.get().transport !== "live" || config.messages || !this.#isFirst()) return;
    try {
      const { inTurn, lastUnanswered, waitForNews } = await persist(() => import("./wait-for-answer.ts"));
      const message = lastUnanswered(session.state.get());
      if (!message) return;
      const isOpen = async () => {
        await this.#until(waitForNews(session, message));
        return !this.#ended && lastUnanswered(session.state.get())?.id === message.id;
      };
      // What was written in this page is answered already.
      if (!(await isOpen()) || this.#answered.has(message.id)) return;
      this.#answered.add(message.id);
      await inTurn(message, async () => {
        // Another tab may have answered while this one waited for its turn.
        if ((await isOpen()) && !(await this.#isTaken(session, message))) await this.#reply(session, message);
      });
    } catch {
      // Not this time: the next page looks again.
      this.#responder = undefined;
    }
  }

  /** Everything is seen, if the panel is open and the page in front. */
  readonly #seen = (): void => {
    if (this.#isRead()) this.#panel.session?.markRead();
  };

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const end of this.#waits) end();
    document.removeEventListener("visibilitychange", this.#seen);
    this.#announcer.end();
    void this.#responder?.then((responder) => responder.end());
    if (this.#unread > 0) this.#count(0);
  }

  #isRead(): boolean {
    return document.visibilityState === "visible" && (this.#panel.open || this.#panel.mode === "inline");
  }

  #announce(item: ChatItem): void {
    const { texts, business, hideNotices, correctable } = this.#panel;
    const text = describeNews(item, { texts, business, hideNotices, correctable });
    if (text !== undefined) this.#announcer.say(text);
  }

  #arrived(): void {
    this.#seen();
    if (this.#isFirst() && this.#panel.session?.state.get().preferences?.sound && !this.#isRead()) {
      void import("./attention.ts").then(({ playSound }) => playSound()).catch(() => {});
    }
  }

  /** The count is the launcher's description and, for who looks at another tab, part of the page's title. */
  #count(unread: number): void {
    const { texts, language } = this.#panel;
    const launcher = this.#host.element.shadowRoot?.querySelector("button");
    launcher?.setAttribute("aria-description", unread > 0 ? plural(texts.unread, unread, language) : "");
    if (unread === this.#unread || !this.#isFirst()) return;
    this.#unread = unread;
    void persist(() => import("./attention.ts")).then(({ markTitle }) => markTitle(this.#unread));
  }

  /** Whether a person takes a message; that may need a minute. */
  async #isTaken(session: LeadSession, message: MessageItem): Promise<boolean> {
    const { waitForAnswer } = await persist(() => import("./wait-for-answer.ts"));
    if (this.#ended) return true;
    return this.#until(waitForAnswer(session, message, this.#panel.config.hours));
  }

  /** Waits as long as the panel is there. */
  #until<Result>({ wait, end }: { readonly wait: Promise<Result>; readonly end: () => void }): Promise<Result> {
    this.#waits.add(end);
    void wait.then(() => this.#waits.delete(end));
    return wait;
  }

  async #startResponder(session: LeadSession): Promise<Responder> {
    await new Promise((resolve) => (this.#timer = setTimeout(resolve, REPLY_AFTER)));
    const { startResponder } = await persist(() => import("./start-responder.ts"));
    const panel = this.#panel;
    const responder = startResponder(
      () => {
        const { config, texts, business, locale } = panel;
        return { session, config, texts, business, locale };
      },
      (active) => (panel.typing = active),
    );
    if (this.#ended) responder.end();
    return responder;
  }
}
