/** What a rule says, sentence by sentence. */
export const Notes = ({ notes }: { notes: string[] }) => (
  <ul className="rules-notes">
    {notes.map((note) => (
      <li key={note}>{note}</li>
    ))}
  </ul>
)
