/** A seat's public name, which often says already that it is a seat (1号座席). */
export function seatName(name) {
  if (!name) return '座席';
  return name.includes('座席') ? name : `座席 ${name}`;
}
