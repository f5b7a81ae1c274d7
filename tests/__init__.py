"""The laws of the tracker."""
