"""Tests: real files, a real store on disk, real server processes."""
