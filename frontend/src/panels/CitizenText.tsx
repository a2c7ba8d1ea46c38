/** Words of a resident, in their language and direction. */
export function CitizenText({ language, children }: { language: string; children: string }) {
  return (
    <bdi lang={language} dir="auto">
      {children}
    </bdi>
  )
}
