import { h, ref, watch, nextTick, onMounted, defineComponent } from '../shared/vue.js';
import { icon } from '../shared/icons.js';
import { seatName } from '../shared/seat.js';
import { bubble } from './bubble.js';
import { Rating, SCORES } from './rating.js';

const NEAR_PX = 120;
/** A scroll this soon after a touch, wheel or key is the reader's, not ours. */
const TOUCH_MS = 1200;
/** Kinds that finish something, so that it makes sense to ask how it was. */
/** Replies to one question come closer together than this. */
const UNASKED_MS = 2000;
const RATEABLE = new Set(['answer', 'order']);

/** The conversation so far. Stays at the newest words unless the reader has scrolled back. */
export const Log = defineComponent({
  name: 'Log',
  props: {
    messages: { type: Array, required: true },
    awaited: { type: String, default: '' },
    seat: { type: String, default: '' },
    closed: Boolean,
    elder: Boolean,
    rated: { type: String, default: '' },
    actions: { type: Object, required: true },
  },
  setup(props) {
    const box = ref(null);
    const behind = ref(false);
    /** Whether to stay with the newest words; only the reader's own scrolling ends it. */
    let following = true;
    let touchedAt = 0;

    const near = () => {
      const el = box.value;
      return !el || el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX;
    };

    /**
     * To the end, but not past the question when the bot's answer to it is a long one; nor past the
     * beginning of what the bot says without being asked.
     */
    function toNewest(smooth = true, unasked = false) {
      const el = box.value;
      if (!el) return;
      const rows = [...el.querySelectorAll('.row')];
      const asked = rows.findLast((row) => row.classList.contains('from-citizen'));
      const answered = asked && rows.at(-1).classList.contains('from-bot');
      const end = el.scrollHeight - el.clientHeight;
      const from = unasked ? rows.at(-1) : answered && asked;
      const top = from ? Math.min(end, from.offsetTop - 16) : end;
      el.scrollTo({ top, behavior: smooth ? 'smooth' : 'auto' });
      behind.value = false;
      following = true;
      touchedAt = 0;
    }

    const touched = () => {
      touchedAt = performance.now();
    };

    function scrolled() {
      if (near()) {
        behind.value = false;
        following = true;
      } else if (performance.now() - touchedAt < TOUCH_MS) {
        following = false;
      }
    }

    /** Whether the newest words are the bot's own idea, as news of an order. */
    function unasked() {
      const [before, last] = props.messages.slice(-2);
      if (!last || before.from !== 'bot' || last.from !== 'bot') return false;
      return new Date(last.at) - new Date(before.at) > UNASKED_MS;
    }

    let shown = 0;
    watch(
      () => [props.messages.length, props.awaited, props.closed],
      () => {
        const spoke = props.messages.length !== shown;
        const mine = spoke && props.messages.at(-1)?.from === 'citizen';
        const smooth = shown > 0;
        shown = props.messages.length;
        nextTick(() => {
          if (following || mine) toNewest(smooth, spoke && unasked());
          else if (spoke) behind.value = true;
        });
      },
      { flush: 'pre' },
    );
    // Another print size moves everything: stay with the newest words.
    watch(
      () => props.elder,
      () => nextTick(() => toNewest(false)),
    );
    onMounted(() => {
      shown = props.messages.length;
      toNewest(false);
    });

    function rates(last) {
      const kind = last && last.from === 'bot' && last.reply ? last.reply.kind : '';
      // What is asked about an order is answered in words, not as a rating of the talk.
      return kind !== 'progress' && (props.closed || RATEABLE.has(kind));
    }

    function quickReplies(last) {
      const offered = last && last.from === 'bot' && last.reply ? last.reply.quickReplies : [];
      if (!offered || !offered.length) return null;
      const rateable = rates(last);
      const shown = offered.filter((text) => !(rateable && SCORES.includes(text)));
      if (!shown.length) return null;
      return h(
        'div',
        { class: 'chips', role: 'group', 'aria-label': '可以直接点选' },
        shown.map((text) =>
          h('button', { type: 'button', key: text, onClick: () => props.actions.say(text) }, text),
        ),
      );
    }

    function rating(last) {
      if (!rates(last)) return null;
      return h(Rating, { rated: props.rated, rate: props.actions.rate });
    }

    function typing() {
      if (!props.awaited) return null;
      const who = props.awaited === 'seat' ? seatName(props.seat) : '智能助手';
      return h('div', { class: 'row typing from-bot', key: 'typing' }, [
        h('span', { class: 'avatar' }, [icon(props.awaited === 'seat' ? 'headset' : 'chat')]),
        h('div', { class: 'bubble dots' }, [
          h('span', { class: 'visually-hidden' }, `${who}正在输入`),
          ...[0, 1, 2].map((i) => h('i', { key: i, 'aria-hidden': 'true' })),
        ]),
      ]);
    }

    return () => {
      const { messages } = props;
      const last = messages.at(-1);
      return h('div', { class: 'log-frame' }, [
        h(
          'div',
          {
            id: 'log',
            ref: box,
            class: 'log',
            role: 'log',
            tabindex: 0,
            'aria-live': 'polite',
            'aria-label': '对话内容',
            onScrollPassive: scrolled,
            onWheelPassive: touched,
            onTouchmovePassive: touched,
            onPointerdown: touched,
            onKeydown: touched,
          },
          [
            h('div', { class: 'log-inner' }, [
              ...messages.map((message, i) =>
                bubble(message, {
                  first: i === 0 || messages[i - 1].from !== message.from,
                  actions: props.actions,
                }),
              ),
              typing(),
              quickReplies(last),
              rating(last),
            ]),
          ],
        ),
        behind.value
          ? h('button', { type: 'button', class: 'to-newest', onClick: () => toNewest() }, [
              icon('down', { size: 18 }),
              '有新消息',
            ])
          : null,
      ]);
    };
  },
});
