export type MapScheme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark'

/** The map's colours for one scheme. Marks stand out at least 3:1 from `ground`, text 4.5:1 from `halo`. */
export type MapTheme = {
  scheme: MapScheme
  outside: string
  ground: string
  green: string
  water: string
  dim: string
  dimOpacity: number
  street: string
  casing: string
  railway: string
  label: string
  softLabel: string
  halo: string
  markHalo: string
  glyph: string
  idea: string
  done: string
  closed: string
  mine: string
  work: string
  consultation: string
  room: string
  border: string
}

const light: MapTheme = {
  scheme: 'light',
  outside: '#e1ded5',
  ground: '#f2f0e8',
  green: '#dfe6d0',
  water: '#c3dbe3',
  dim: '#1d2733',
  dimOpacity: 0.07,
  street: '#ffffff',
  casing: '#958f82',
  railway: '#6b6f76',
  label: '#2b3644',
  softLabel: '#4f5b69',
  halo: '#ffffff',
  markHalo: '#ffffff',
  glyph: '#ffffff',
  idea: '#0b5c66',
  done: '#2f6b33',
  closed: '#4f5b69',
  mine: '#c27a06',
  work: '#a63f22',
  consultation: '#5d4a9c',
  room: '#735400',
  border: '#0b5c66',
}

const dark: MapTheme = {
  scheme: 'dark',
  outside: '#12171d',
  ground: '#1c232b',
  green: '#1e2c24',
  water: '#15303c',
  dim: '#000000',
  dimOpacity: 0.3,
  street: '#3d4855',
  casing: '#67737f',
  railway: '#8b95a1',
  label: '#e6eaee',
  softLabel: '#b9c2cb',
  halo: '#12171d',
  markHalo: '#0d1115',
  glyph: '#0d1115',
  idea: '#74cbd5',
  done: '#86c98a',
  closed: '#b6bec8',
  mine: '#eaab3e',
  work: '#f49678',
  consultation: '#b9aaf0',
  room: '#e0c46a',
  border: '#74cbd5',
}

const contrastLight: MapTheme = {
  ...light,
  scheme: 'contrast-light',
  outside: '#e8e8e8',
  ground: '#ffffff',
  green: '#ffffff',
  water: '#cfe8f2',
  dimOpacity: 0,
  casing: '#000000',
  railway: '#000000',
  label: '#000000',
  softLabel: '#000000',
  idea: '#00454d',
  done: '#114d16',
  closed: '#333333',
  mine: '#7a4a00',
  work: '#7a2a12',
  consultation: '#3d2b7a',
  room: '#4d3800',
  border: '#00454d',
}

const contrastDark: MapTheme = {
  ...dark,
  scheme: 'contrast-dark',
  outside: '#222222',
  ground: '#000000',
  green: '#000000',
  water: '#0a2a38',
  dimOpacity: 0,
  street: '#000000',
  casing: '#ffffff',
  railway: '#ffffff',
  label: '#ffffff',
  softLabel: '#ffffff',
  halo: '#000000',
  markHalo: '#000000',
  glyph: '#000000',
  idea: '#8be9f2',
  done: '#a6f0a6',
  closed: '#ffffff',
  mine: '#ffd24a',
  work: '#ffb39c',
  consultation: '#d3c8ff',
  room: '#ffe08a',
  border: '#8be9f2',
}

export const THEMES: Record<MapScheme, MapTheme> = {
  light,
  dark,
  'contrast-light': contrastLight,
  'contrast-dark': contrastDark,
}

/** The scheme that fits what the reader asked of the system. */
export function schemeFor(wishes: { dark: boolean; contrast: boolean }): MapScheme {
  if (wishes.contrast) return wishes.dark ? 'contrast-dark' : 'contrast-light'
  return wishes.dark ? 'dark' : 'light'
}
