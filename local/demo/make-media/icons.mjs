const paths = {
  clock: '<circle cx="50" cy="50" r="38"/><path d="M50 26v26l16 12"/>',
  phone:
    '<rect x="27" y="10" width="46" height="80" rx="7"/><path d="M44 80h12"/><path d="M43 36l18 11-18 11z"/>',
  bars: '<rect x="10" y="26" width="80" height="13" rx="6"/><rect x="10" y="46" width="56" height="13" rx="6"/><rect x="10" y="66" width="30" height="13" rx="6"/>',
  form: '<path d="M24 10h40l14 14v66H24z"/><path d="M64 10v14h14M36 44h30M36 58h30M36 72h18"/>',
  waves:
    '<path d="M8 36q10.500-12 21 0t21 0 21 0 21 0M8 56q10.500-12 21 0t21 0 21 0 21 0M8 76q10.500-12 21 0t21 0 21 0 21 0"/>',
  scales:
    '<path d="M50 12v74M28 86h44M20 26h60M20 26L8 56h24zM80 26L68 56h24z"/><path d="M8 56q12 14 24 0M68 56q12 14 24 0"/>',
  mail: '<rect x="10" y="24" width="80" height="54" rx="5"/><path d="M12 28l38 28 38-28"/><circle cx="82" cy="24" r="11" fill="#b4232a"/>',
  ledger:
    '<path d="M50 22C38 14 22 14 10 18v62c12-4 28-4 40 4 12-8 28-8 40-4V18c-12-4-28-4-40 4zM50 22v62M20 34h18M20 48h18M62 34h18M62 48h18"/>',
  mountains: '<path d="M6 70L32 26l18 30 12-16 32 30zM6 84q11-8 22 0t22 0 22 0 22 0"/>',
  person: '<circle cx="50" cy="22" r="12"/><path d="M50 36v30M24 46q26-12 52 0M50 66L36 92M50 66l14 26"/>',
}

/** Line drawings of one weight, so that a slide reads at a glance on a small screen. */
export const icon = (name) =>
  `<svg viewBox="0 0 100 100" fill="none" stroke="#b4232a" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">${paths[name]}</svg>`
