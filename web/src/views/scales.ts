/** The two colour scales of the page: one for activation, one for contribution. */
import { rgb } from "d3-color";
import { interpolateLab, piecewise, quantize } from "d3-interpolate";
import { type ScaleQuantize, scaleQuantize } from "d3-scale";
import { cssColour, whenThemeChanges } from "../theme";

export interface Scales {
  /** 0 to 1, from rest to ink */
  activation: ScaleQuantize<string>;
  /** -1 to 1 of the strongest one, from orange (against) over neutral to blue (for) */
  contribution: ScaleQuantize<string>;
}

const STEPS = 65; // odd, so that zero has a colour of its own

/** The scales in the colours of the present theme. */
export function createScales(element: Element): Scales {
  const steps = (...names: string[]) => {
    const colours = names.map((name) => cssColour(element, name));
    return quantize(piecewise(interpolateLab, colours), STEPS);
  };
  return {
    activation: scaleQuantize([0, 1], steps("--rest", "--active")),
    contribution: scaleQuantize([-1, 1], steps("--against", "--neutral", "--for")),
  };
}

/** The scales as they are now, whatever the theme becomes. */
export function presentScales(element: Element): () => Scales {
  let scales = createScales(element);
  whenThemeChanges(() => {
    scales = createScales(element);
  });
  return () => scales;
}

/** The same scale in the four bytes of an image's pixel. */
export function inBytes(scale: ScaleQuantize<string>): ScaleQuantize<number> {
  const bytes = scale.range().map((colour) => {
    const { r, g, b } = rgb(colour);
    return new Uint32Array(Uint8ClampedArray.of(r, g, b, 255).buffer)[0];
  });
  return scaleQuantize(scale.domain() as [number, number], bytes);
}
