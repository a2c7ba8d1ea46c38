/** The ways along which ideas come in, in the order in which they are shown. */
export const CHANNELS = ['web', 'phone', 'email', 'desk', 'home-visit', 'paper', 'meeting', 'street'] as const
