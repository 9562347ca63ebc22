import './forms.css'

/** Properties of the `Form.Item` around an input, with the error of that input if it has one. */
export const fieldProps = (inputId: string, error: string | undefined) => ({
  htmlFor: inputId,
  ...(error && { validateStatus: 'error' as const, help: <span role="alert">{error}</span> }),
})
