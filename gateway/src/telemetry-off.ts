// @apollo/gateway reports to its maker unless this is set before it is loaded. Imported first, for its effect.
process.env.APOLLO_TELEMETRY_DISABLED = '1';
