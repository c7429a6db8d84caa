//! Validation of web addresses in a field `url`.

use fluent_uri::Iri;
use fluent_uri::component::Host;

use crate::model::is_invisible;

/// Returns why a text is not a web address. A web address has `http` or `https`, a public host, and no user name or
/// password. Letters of other scripts are allowed (an IRI, RFC 3987).
pub(super) fn fault(url: &str) -> Option<&'static str> {
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c)) {
        return Some("it contains a blank or an invisible character");
    }
    let Ok(iri) = Iri::parse(url) else { return Some("its syntax is invalid") };
    if !matches!(iri.scheme().as_str(), "http" | "https") {
        return Some("it does not start with `http://` or `https://`");
    }
    let Some(authority) = iri.authority() else { return Some("it has no host") };
    if authority.has_userinfo() {
        return Some("it contains a user name");
    }
    let is_host = match authority.host_parsed() {
        Host::Ipv4 { .. } | Host::Ipv6 { .. } => true,
        Host::RegName(name) => is_domain(name.as_str()),
        Host::IpvFuture { .. } => false,
    };
    if !is_host {
        return Some("its host is not a public host name or address");
    }
    let is_port = |port: &str| !port.starts_with('0') && port.parse::<u16>().is_ok();
    authority.port().is_some_and(|port| !is_port(port.as_str())).then_some("its port is not valid")
}

/// Whether a name has two or more labels (RFC 1123, with underscores and the letters of every script) and the last is
/// not a number.
fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        (1..=63).contains(&label.len()) && label.chars().all(is_letter) && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_number =
        last.strip_prefix("0x").unwrap_or(last).chars().all(|c| c.is_ascii_hexdigit()) && last.starts_with(|c: char| c.is_ascii_digit());
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label) && !is_number
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn addresses() {
        for good in [
            "https://news.example/a",
            "http://news.example",
            "https://news.example:8443/?q=1#part",
            "https://web.archive.org/web/2019/https://user@x.example/",
            "https://ar.example/باز_(منصة)",
            "https://موقع.example/",
            "https://some_user.example.org/@name",
            "https://192.0.2.1/",
            "https://[2001:db8::1]:443/",
            "https://a.example/%D8%A8",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "",
            " ",
            "javascript:alert(1)",
            "ftp://x.example/",
            "HTTP://x.example/",
            "http:x.example",
            "http://",
            "http:///a",
            "https://:443/",
            "//x/y",
            "x.example/a",
            "https://a b",
            "https://a.example/b c",
            "https://a.example/\u{a0}",
            "https://a.example/\u{202e}",
            "https://a.exam\u{200b}ple/",
            "https://a.example/\n",
            "https://a.example\\b",
            "https://user:pw@x.example/",
            "https://user@x.example/",
            "https://@x.example/",
            "https://localhost/",
            "https://x/",
            "https://x..example/",
            "https://.example/",
            "https://x.example./",
            "https://-x.example/",
            "https://x%2eexample/",
            "https://1.2.3.4.5/",
            "https://1.2.3.256/",
            "https://x.0x1f/",
            "https://[::1/",
            "https://[v1.x]/",
            "https://x.example:/",
            "https://x.example:0/",
            "https://x.example:080/",
            "https://x.example:65536/",
            "https://x.example:port/",
            "https://a.example/<b>",
            "https://a.example/%zz",
            "https://a.example/\"",
        ] {
            assert!(fault(bad).is_some(), "{bad:?}");
        }
    }
}
