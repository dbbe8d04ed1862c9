/** The city's clock: every time on a page is shown in it, wherever the reader is. */
const ZONE = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});

function split(value) {
  const date = value instanceof Date ? value : new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  return Object.fromEntries(parts.formatToParts(date).map((p) => [p.type, p.value]));
}

const dayKey = (p) => `${p.year}-${p.month}-${p.day}`;

/** 14:05 today, otherwise 3月9日 14:05, with the year when it is another one. */
export function shortTime(value, now = new Date()) {
  const p = split(value);
  if (!p) return '';
  const today = split(now);
  const clock = `${p.hour}:${p.minute}`;
  if (dayKey(p) === dayKey(today)) return clock;
  const year = p.year === today.year ? '' : `${p.year}年`;
  return `${year}${p.month}月${p.day}日 ${clock}`;
}

/** 2026年3月9日（周一）17:30 */
export function longTime(value) {
  const p = split(value);
  return p ? `${p.year}年${p.month}月${p.day}日（${p.weekday}）${p.hour}:${p.minute}` : '';
}

/** 2026年3月9日 of a plain date (YYYY-MM-DD) or an instant. */
export function dateOnly(value) {
  if (!value) return '';
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (plain) return `${plain[1]}年${Number(plain[2])}月${Number(plain[3])}日`;
  const p = split(value);
  return p ? `${p.year}年${p.month}月${p.day}日` : '';
}

/** How long is left until an instant, in words people use; past ones say so. */
export function remaining(value, now = new Date()) {
  const minutes = Math.round((new Date(value).getTime() - now.getTime()) / 60000);
  if (Number.isNaN(minutes)) return '';
  if (minutes < 0) return '已超过承诺时间';
  if (minutes < 60) return `还有 ${minutes} 分钟`;
  if (minutes < 48 * 60) return `还有 ${Math.round(minutes / 60)} 小时`;
  return `还有 ${Math.floor(minutes / 1440)} 天`;
}

/** 0:07, 12:40, 1:02:09 from a count of seconds. */
export function stopwatch(seconds) {
  const total = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

/** The day it is in the city, as YYYY-MM-DD. */
export function today(now = new Date()) {
  const p = split(now);
  return `${p.year}-${p.month.padStart(2, '0')}-${p.day.padStart(2, '0')}`;
}
