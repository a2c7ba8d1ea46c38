/** Where the browser finds the archive that is configured: its own address, or ours when it is a file. */
export const basemapArchive = (configured: string | undefined): string | null =>
  configured === undefined ? null : URL.canParse(configured) ? configured : '/basemap.pmtiles'
