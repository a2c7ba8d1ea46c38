/** Coefficients of Lanczos's approximation of the gamma function, g = 7 (Godfrey), good to about 15 digits. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** The natural logarithm of the gamma function, for `x` of at least 1. */
function logGamma(x: number): number {
  const shifted = x - 1
  const base = shifted + 7.5
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => total + (index ? coefficient / (shifted + index) : coefficient),
  )
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** The chance of exactly `successes` in `trials`, each with chance `p`. */
function chanceOf(successes: number, trials: number, p: number): number {
  const ways = logGamma(trials + 1) - logGamma(successes + 1) - logGamma(trials - successes + 1)
  return Math.exp(ways + successes * Math.log(p) + (trials - successes) * Math.log1p(-p))
}

/** The chance of `least` or more successes in `trials`, each with chance `p` between 0 and 1; exact but for rounding. */
export function chanceOfAtLeast(least: number, trials: number, p: number): number {
  if (least <= 0) return 1
  if (least > trials) return 0
  // Summed away from the mean, where each term is smaller than the one before it.
  if (least <= trials * p) return 1 - chanceOfAtMost(least - 1, trials, p)
  let term = chanceOf(least, trials, p)
  let sum = term
  for (let x = least; x < trials && term > sum * Number.EPSILON; x += 1) {
    term *= ((trials - x) / (x + 1)) * (p / (1 - p))
    sum += term
  }
  return Math.min(1, sum)
}

/** The chance of `most` or fewer successes in `trials`, each with chance `p` between 0 and 1; exact but for rounding. */
export function chanceOfAtMost(most: number, trials: number, p: number): number {
  if (most < 0) return 0
  if (most >= trials) return 1
  if (most > trials * p) return 1 - chanceOfAtLeast(most + 1, trials, p)
  let term = chanceOf(most, trials, p)
  let sum = term
  for (let x = most; x > 0 && term > sum * Number.EPSILON; x -= 1) {
    term *= (x / (trials - x + 1)) * ((1 - p) / p)
    sum += term
  }
  return Math.min(1, sum)
}
