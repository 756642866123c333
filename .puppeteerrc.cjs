// Tests use a browser that is installed already; nothing is downloaded at install time.
module.exports = { skipDownload: true };
