export const NoteList = ({ notes }: { notes: string[] }) => (
  <ul className="rule-notes">
    {notes.map((note) => (
      <li key={note}>{note}</li>
    ))}
  </ul>
)
