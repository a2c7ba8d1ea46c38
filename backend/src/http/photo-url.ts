/** Where a photo is served. */
export const photoUrl = (id: string) => `/media/photos/${id}.webp`
