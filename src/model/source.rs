//! Sources: where facts come from, and where their texts are kept.

use super::macros::{choice, record};
use super::{Digest, Language, Localized, SourceId, SourceKind, Str, When};

record! {
    /// A source: an article, a policy document, a report.
    ///
    /// ```
    /// let source = moderation_record::dataset().source("iraq_newspaper_tamtam_2019").unwrap();
    /// assert_eq!(source.language().as_str(), "ar");
    /// assert!(!source.based_on().is_empty()); // it retells another report
    /// ```
    pub struct Source {
        /// The id; the file's name.
        own id: SourceId,
        /// What kind of source it is.
        copy kind: SourceKind,
        /// Its own title, where it is known.
        maybe title: Localized,
        /// Who published it.
        text publisher: Str,
        /// Who wrote it, where they are named.
        list authors: Str,
        /// The language it is written in.
        one language: Language,
        /// When it was published.
        maybe_copy published: When,
        /// What that date rests on.
        maybe_text dated_by: Str,
        /// Where it stood. Never an address of extremist material.
        maybe_text url: Str,
        /// The sources that it copies, translates or retells: with them it counts as one.
        list based_on: SourceId,
        /// Where its text is kept, so that citations can be proved.
        maybe archive: Archive,
        /// What a reader should know of it, in English.
        maybe_text note: Str,
    }
}

choice! {
    /// Where a source's text is kept.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// assert!(matches!(source.archive(), Some(Archive::File(_))));
    /// ```
    pub enum Archive {
        /// A file in a public git repository; a citation's `version` is a commit.
        Git(GitArchive) = "git",
        /// A capture of a web page.
        Capture(Capture) = "capture",
        /// A text file known by its digest.
        File(TextFile) = "file",
    }
}

record! {
    /// A file in a public git repository, such as a document in Open Terms Archive.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let kept = dataset().sources().iter().filter(|s| matches!(s.archive(), Some(Archive::Git(_)))).count();
    /// assert!(kept > 10);
    /// ```
    pub struct GitArchive {
        /// The repository, as `owner/name` on GitHub.
        text repository: Str,
        /// The path of the file in the repository.
        text path: Str,
    }
}

record! {
    /// A capture of a web page.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// for source in dataset().sources() {
    ///     if let Some(Archive::Capture(capture)) = source.archive() {
    ///         assert!(capture.url().starts_with("https://"));
    ///     }
    /// }
    /// ```
    pub struct Capture {
        /// The address of the capture.
        text url: Str,
        /// When it was taken.
        copy taken: When,
    }
}

record! {
    /// A text file in UTF-8, known by the SHA-256 of its bytes.
    ///
    /// ```
    /// use moderation_record::{Archive, dataset};
    /// let source = dataset().source("bbc_arabic_tamtam_2019").unwrap();
    /// let Some(Archive::File(file)) = source.archive() else { panic!() };
    /// assert_eq!(file.sha256().to_string().len(), 64);
    /// ```
    pub struct TextFile {
        /// SHA-256 of the whole file.
        copy sha256: Digest,
    }
}
