import Bowser from 'bowser';

/** What a device is called: as the person or the app says, else after its User-Agent (`Chrome · Android`; what says neither as it is); null for one of which nothing is known. */
export function deviceNameOf({
  deviceName,
  userAgent,
}: {
  deviceName: string | null;
  userAgent: string | null;
}): string | null {
  if (deviceName !== null || userAgent === null || userAgent === '') return deviceName;
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(' · ') || userAgent;
}
