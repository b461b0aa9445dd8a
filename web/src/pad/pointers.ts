/**
 * Which pointer draws, when it ends, and whether what it drew stays. One draws at a time. A touch
 * gives way to whatever is no touch, since it may be the palm of the hand that holds the pen, and to
 * another touch while it only rests; and since the browser cancels palms when it knows them, a
 * cancelled touch was never meant.
 */

/** What is asked of a pointer event. */
export type Sign = Pick<
  PointerEvent,
  "type" | "pointerId" | "pointerType" | "button" | "buttons" | "timeStamp" | "clientX" | "clientY"
>;

interface Drawing {
  readonly id: number;
  readonly kind: string;
  /** The button that it holds down. */
  readonly held: number;
  /** Where it came down. */
  readonly from: readonly [x: number, y: number];
  /** Whether it has stayed there. */
  readonly rests: boolean;
}

export interface Hand {
  /** The pointer that draws. */
  readonly drawing: Drawing | null;
  /** When a pen last gave a sign, be it from above the pad. */
  readonly pen: number;
}

/** `rub` begins with the eraser, as the other end of a pen does. */
export type Act = "begin" | "rub" | "go on" | "keep" | "take back";

export const idle: Hand = { drawing: null, pen: Number.NEGATIVE_INFINITY };

/** Bits of `buttons`. */
const [TIP, ERASER] = [1, 32];

/** ms after a pen's last sign in which a touch is the hand that holds it. */
const PALM = 500;
/** CSS pixels within which a touch that rests may stir. */
const STIRS = 10;

export function lift(hand: Hand): Hand {
  return { ...hand, drawing: null };
}

/** What the hand is after an event, and what is to be done about it, in this order. */
export function follow(hand: Hand, sign: Sign): { hand: Hand; acts: readonly Act[] } {
  const { drawing } = hand;
  const pen = sign.pointerType === "pen" ? sign.timeStamp : hand.pen;
  const going = { drawing, pen };
  if (sign.type === "pointerdown") {
    const held = pressed(sign);
    const ending = endFor(hand, sign);
    if (held === 0 || ending === null) return { hand: going, acts: [] };
    const { pointerId: id, pointerType: kind, clientX, clientY } = sign;
    return {
      hand: { drawing: { id, kind, held, from: [clientX, clientY], rests: true }, pen },
      acts: [...ending, held === ERASER ? "rub" : "begin"],
    };
  }
  if (drawing?.id !== sign.pointerId) return { hand: going, acts: [] };
  if (sign.type === "pointermove" && sign.buttons & drawing.held) {
    const rests = drawing.rests && isNear(drawing.from, sign);
    return { hand: { drawing: { ...drawing, rests }, pen }, acts: ["go on"] };
  }
  const meant = sign.type !== "pointercancel" || drawing.kind !== "touch";
  return { hand: lift(going), acts: [meant ? "keep" : "take back"] };
}

/** The button with which a pointer comes down to draw, or 0: others are not the pad's. */
function pressed({ button, buttons, pointerType }: Sign): number {
  if (pointerType === "pen" && (button === 5 || buttons & ERASER)) return ERASER;
  return button === 0 ? TIP : 0;
}

function isNear([x, y]: Drawing["from"], { clientX, clientY }: Sign): boolean {
  return Math.hypot(clientX - x, clientY - y) <= STIRS;
}

/** How whoever draws ends so that another may begin; null if that one may not. */
function endFor({ drawing, pen }: Hand, sign: Sign): readonly Act[] | null {
  if (sign.pointerType === "touch" && sign.timeStamp - pen < PALM) return null;
  if (!drawing) return [];
  if (drawing.id === sign.pointerId) return ["keep"]; // nobody told that it was lifted
  const givesWay = drawing.kind === "touch" && (drawing.rests || sign.pointerType !== "touch");
  return givesWay ? ["take back"] : null;
}
