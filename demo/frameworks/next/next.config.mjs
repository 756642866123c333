/** The endpoint is another server; a business would name its address in the attribute. */
export default {
  rewrites: async () => [{ source: "/v1/:path*", destination: `${process.env.LEAD_CHAT_SERVER}/v1/:path*` }],
};
