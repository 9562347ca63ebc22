/** Mark and name of the console; in the side bar, in the header of narrow screens and on the sign-in page. */
export const Brand = () => (
  <div className="brand">
    <img src={`${import.meta.env.BASE_URL}mark.svg`} alt="" width={28} height={28} />
    <span>知行管理台</span>
  </div>
)
